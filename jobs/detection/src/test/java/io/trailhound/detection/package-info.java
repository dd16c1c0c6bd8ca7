/** What the tests share. */
@NullMarked
package io.trailhound.detection;

import org.jspecify.annotations.NullMarked;
