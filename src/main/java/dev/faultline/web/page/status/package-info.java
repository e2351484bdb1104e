// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The current status of the dependencies, the app's own routes, the incidents and the sidecar itself. */
@NullMarked
package dev.faultline.web.page.status;

import org.jspecify.annotations.NullMarked;
