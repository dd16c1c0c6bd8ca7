/** Suppression lists: which alerts are left out on purpose, until when and why. */
@NullMarked
package io.trailhound.detection.suppress;

import org.jspecify.annotations.NullMarked;
