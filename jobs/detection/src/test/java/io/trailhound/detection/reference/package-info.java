/** The slow and obvious matcher that the fast one must agree with. */
@NullMarked
package io.trailhound.detection.reference;

import org.jspecify.annotations.NullMarked;
