// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The JSON documents of responses. The components of a record are the fields of its JSON object, in their order: a flat
 * object makes a flat record, however long, which only its {@code of} constructs.
 */
@NullMarked
package dev.faultline.web.api.document;

import org.jspecify.annotations.NullMarked;
