/** Generated rules and records. */
@NullMarked
package io.trailhound.detection.generated;

import org.jspecify.annotations.NullMarked;
