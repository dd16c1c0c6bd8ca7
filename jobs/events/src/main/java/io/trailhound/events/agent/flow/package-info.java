/** VPC flow logs. */
@NullMarked
package io.trailhound.events.agent.flow;

import org.jspecify.annotations.NullMarked;
