/** From rule files to rules; what cannot be loaded is told with its place and reason. */
@NullMarked
package io.trailhound.detection.sigma.parse;

import org.jspecify.annotations.NullMarked;
