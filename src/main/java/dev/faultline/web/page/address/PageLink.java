// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.address;

import io.quarkus.qute.TemplateData;

/**
 * A link of the page.
 *
 * @param text what it says
 * @param href where to; empty if there is no way there from here
 * @param isCurrent whether it leads to what is shown
 */
@TemplateData
public record PageLink(String text, String href, boolean isCurrent) {}
