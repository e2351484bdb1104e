/** Deploys and new pods, as the labels and annotations of the pod tell them (Downward API). */
@NullMarked
package dev.faultline.changes.labels;

import org.jspecify.annotations.NullMarked;
