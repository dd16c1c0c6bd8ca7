/** What an intruder does, scenario by scenario, and how the owner answers. */
@NullMarked
package io.trailhound.generate.attack;

import org.jspecify.annotations.NullMarked;
