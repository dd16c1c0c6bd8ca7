/** Access logs of web servers. */
@NullMarked
package io.trailhound.events.agent.web;

import org.jspecify.annotations.NullMarked;
