/** Who stands at the start of a chain of sessions: pure logic over the calls that issue them. */
@NullMarked
package io.trailhound.enrichment.identity.chain;

import org.jspecify.annotations.NullMarked;
