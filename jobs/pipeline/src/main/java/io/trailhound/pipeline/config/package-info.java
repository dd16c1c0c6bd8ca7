/** What a user can set. */
@NullMarked
package io.trailhound.pipeline.config;

import org.jspecify.annotations.NullMarked;
