/**
 * Every sentence of a verdict and of a report, in one place to be edited: each method makes a sentence of plain values, and
 * decides nothing but the form. See {@code docs/} for how Faultline words things. Pure.
 */
@NullMarked
package dev.faultline.analysis.wording;

import org.jspecify.annotations.NullMarked;
