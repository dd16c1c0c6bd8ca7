/** Running the tests that stand beside rules. */
@NullMarked
package io.trailhound.detection.ruletest;

import org.jspecify.annotations.NullMarked;
