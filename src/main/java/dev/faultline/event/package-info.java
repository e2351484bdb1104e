/** What happens while Faultline runs, told to whoever listens: dependencies going down and up, windows, changes. Pure. */
@NullMarked
package dev.faultline.event;

import org.jspecify.annotations.NullMarked;
