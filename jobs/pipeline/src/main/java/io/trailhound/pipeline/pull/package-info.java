/**
 * Fetches from AWS what the directory files hold, by calls that only read: the IAM credential
 * report, the accounts and units of an organization, people and groups of Identity Center.
 */
@NullMarked
package io.trailhound.pipeline.pull;

import org.jspecify.annotations.NullMarked;
