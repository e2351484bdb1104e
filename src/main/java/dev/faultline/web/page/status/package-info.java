/** How everything stands: the dependencies, the app's own routes, the incidents, the sidecar itself. */
@NullMarked
package dev.faultline.web.page.status;

import org.jspecify.annotations.NullMarked;
