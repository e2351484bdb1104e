// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Settings as a config file gives them: read key by key, with secrets that never show. Pure. */
@NullMarked
package dev.faultline.settings;

import org.jspecify.annotations.NullMarked;
