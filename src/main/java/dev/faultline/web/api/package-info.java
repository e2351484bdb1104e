// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The HTTP API: one resource for each kind of request, and who may call. */
@NullMarked
@OpenAPIDefinition(
        info = @Info(title = "Faultline", version = ""),
        servers = @Server(url = "/", description = "This instance"),
        security = @SecurityRequirement(name = ApiDescription.TOKEN),
        securitySets = @SecurityRequirementsSet,
        components =
                @Components(
                        schemas = @Schema(name = "Problem", implementation = Problem.class),
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = ApiDescription.TOKEN,
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        description = "The token in the file that api.token-file names, if it names one"),
                        parameters = {
                            @Parameter(
                                    name = ApiDescription.FROM,
                                    in = ParameterIn.QUERY,
                                    description = "Start of the span: a time like 14:02, 2026-11-28 14:02:11,"
                                            + " 28/Nov/2026:14:02:11 +0000 or 2026-11-28T14:02:11Z, epoch seconds or"
                                            + " milliseconds, 'now', or relative to now like '-15m'",
                                    schema = @Schema(type = SchemaType.STRING),
                                    example = "-15m"),
                            @Parameter(
                                    name = ApiDescription.TO,
                                    in = ParameterIn.QUERY,
                                    description = "End of the span, in the same forms; without its day the first such"
                                            + " time after 'from'. Default now",
                                    schema = @Schema(type = SchemaType.STRING),
                                    example = "now"),
                            @Parameter(
                                    name = ApiDescription.LAST,
                                    in = ParameterIn.QUERY,
                                    description = "A duration up to now, instead of from and to",
                                    schema = @Schema(type = SchemaType.STRING),
                                    example = "15m"),
                            @Parameter(
                                    name = ApiDescription.ZONE,
                                    in = ParameterIn.QUERY,
                                    description = "The time zone or offset of times that name none; default UTC",
                                    schema = @Schema(type = SchemaType.STRING),
                                    example = "Europe/Berlin"),
                            @Parameter(
                                    name = ApiDescription.ROUTE,
                                    in = ParameterIn.QUERY,
                                    description = "The app's route that failed: a path that begins with '/', or a pattern with"
                                            + " '*'",
                                    schema = @Schema(type = SchemaType.STRING),
                                    example = "/checkout/*"),
                            @Parameter(
                                    name = ApiDescription.INCIDENT,
                                    in = ParameterIn.QUERY,
                                    description = "The id of an incident, or 'latest', instead of a window",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = ApiDescription.TOLERANCE,
                                    in = ParameterIn.QUERY,
                                    description = "Allowed clock difference, up to 1 h; default 1s",
                                    schema = @Schema(type = SchemaType.STRING),
                                    example = "1s"),
                            @Parameter(
                                    name = ApiDescription.MAX_LAG,
                                    in = ParameterIn.QUERY,
                                    description = "How far errors may lag behind a failure, up to 1 h; default"
                                            + " errors.max-lag where errors are counted, else 60s",
                                    schema = @Schema(type = SchemaType.STRING),
                                    example = "60s"),
                            @Parameter(
                                    name = ApiDescription.LIMIT,
                                    in = ParameterIn.QUERY,
                                    description = "At most so many; default 100",
                                    schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000")),
                            @Parameter(
                                    name = ApiDescription.DETAIL,
                                    in = ParameterIn.QUERY,
                                    description = "How much text and markdown say: 'short' tells what is cleared or not"
                                            + " configured in a line; JSON always has everything. Default short",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.STRING,
                                                    enumeration = {"short", "all"})),
                            @Parameter(
                                    name = ApiDescription.APP,
                                    in = ParameterIn.QUERY,
                                    description = "The app",
                                    schema = @Schema(type = SchemaType.STRING),
                                    example = "checkout"),
                            @Parameter(
                                    name = ApiDescription.FORMAT,
                                    in = ParameterIn.QUERY,
                                    description = "The format of the response; default by the Accept header",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.STRING,
                                                    enumeration = {"json", "text", "markdown"}))
                        }))
package dev.faultline.web.api;

import dev.faultline.web.api.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.jspecify.annotations.NullMarked;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
