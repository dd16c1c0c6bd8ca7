@NullMarked
package io.trailhound.detection.suppress;

import org.jspecify.annotations.NullMarked;
