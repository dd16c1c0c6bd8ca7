/** A Sigma rule as data: what it says, resolved, without how it is matched. */
@NullMarked
package io.trailhound.detection.sigma.ast;

import org.jspecify.annotations.NullMarked;
