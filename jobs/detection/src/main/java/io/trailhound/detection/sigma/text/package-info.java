/** Texts as bytes: folding, wildcards, numbers and addresses, without a string per value. */
@NullMarked
package io.trailhound.detection.sigma.text;

import org.jspecify.annotations.NullMarked;
