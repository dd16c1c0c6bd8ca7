/** The API calls that a trail can hold, by the services they belong to. */
@NullMarked
package io.trailhound.generate.call;

import org.jspecify.annotations.NullMarked;
