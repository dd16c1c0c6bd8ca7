/** Lines of syslog, and what the programs of Linux write there. */
@NullMarked
package io.trailhound.events.agent.syslog;

import org.jspecify.annotations.NullMarked;
