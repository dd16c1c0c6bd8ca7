/**
 * What a CloudTrail record is made of: an API call, the session that makes it, and the values of
 * one moment.
 */
@NullMarked
package io.trailhound.generate.record;

import org.jspecify.annotations.NullMarked;
