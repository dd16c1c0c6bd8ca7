/** What happens for weeks before a story, so that it can be told what is normal. */
@NullMarked
package io.trailhound.generate.history;

import org.jspecify.annotations.NullMarked;
