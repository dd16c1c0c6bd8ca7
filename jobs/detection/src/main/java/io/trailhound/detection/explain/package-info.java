/** Why a rule matches a record or does not, part by part. */
@NullMarked
package io.trailhound.detection.explain;

import org.jspecify.annotations.NullMarked;
