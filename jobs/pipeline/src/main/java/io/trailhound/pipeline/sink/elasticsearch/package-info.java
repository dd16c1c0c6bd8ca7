/** Alerts and activity in Elasticsearch. */
@NullMarked
package io.trailhound.pipeline.sink.elasticsearch;

import org.jspecify.annotations.NullMarked;
