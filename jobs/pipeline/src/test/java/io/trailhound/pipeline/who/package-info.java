/** Tests of profiles. */
@NullMarked
package io.trailhound.pipeline.who;

import org.jspecify.annotations.NullMarked;
