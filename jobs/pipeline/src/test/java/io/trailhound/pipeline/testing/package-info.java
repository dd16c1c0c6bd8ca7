/** Real servers for the integration tests, each a process that a test starts, harms and stops. */
@NullMarked
package io.trailhound.pipeline.testing;

import org.jspecify.annotations.NullMarked;
