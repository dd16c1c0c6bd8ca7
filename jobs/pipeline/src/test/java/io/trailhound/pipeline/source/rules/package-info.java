/** Tests of changing rules. */
@NullMarked
package io.trailhound.pipeline.source.rules;

import org.jspecify.annotations.NullMarked;
