/**
 * Windows of behaviour rules that judge each input by those before it. What has been passed by the
 * watermark is folded into a small {@link History}; what may still get company is held beside it.
 */
@NullMarked
package io.trailhound.detection.correlation.history;

import org.jspecify.annotations.NullMarked;
