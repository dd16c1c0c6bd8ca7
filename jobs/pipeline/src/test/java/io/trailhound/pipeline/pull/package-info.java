/** Tests of pulling, against a server that speaks AWS's protocols. */
@NullMarked
package io.trailhound.pipeline.pull;

import org.jspecify.annotations.NullMarked;
