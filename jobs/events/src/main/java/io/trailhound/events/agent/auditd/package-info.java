/** Records of Linux's audit daemon. */
@NullMarked
package io.trailhound.events.agent.auditd;

import org.jspecify.annotations.NullMarked;
