/** What operators keep between records, with versioned serializers. */
@NullMarked
package io.trailhound.pipeline.state;

import org.jspecify.annotations.NullMarked;
