/** Who works in the accounts on a normal day: people, machines and AWS services. */
@NullMarked
package io.trailhound.generate.actor;

import org.jspecify.annotations.NullMarked;
