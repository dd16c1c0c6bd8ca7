/** Log lines of CloudWatch agents and web servers, made into events of ECS's form. */
@NullMarked
package io.trailhound.events.agent;

import org.jspecify.annotations.NullMarked;
