/** Log lines that are JSON objects. */
@NullMarked
package io.trailhound.events.agent.json;

import org.jspecify.annotations.NullMarked;
