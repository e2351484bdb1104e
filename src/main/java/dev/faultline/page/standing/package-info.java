/** How everything stands: the dependencies, the app's own routes, the incidents, the sidecar itself. */
@NullMarked
package dev.faultline.page.standing;

import org.jspecify.annotations.NullMarked;
