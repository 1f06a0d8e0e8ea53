/* Written by scripts/built_in_files.sh. */
#include "CBuiltInFiles.h"

/* #embed is of C23; compilers take it in earlier ones too. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const struct ringside_file files[] = {
  {"anticipation", (const char[]){
#embed "../../scenarios/policies/anticipation.yaml" suffix(, 0)
  }},
  {"assistant", (const char[]){
#embed "../../scenarios/policies/assistant.yaml" suffix(, 0)
  }},
  {"automatic-return", (const char[]){
#embed "../../scenarios/policies/automatic-return.yaml" suffix(, 0)
  }},
  {"busy-calls-excluded", (const char[]){
#embed "../../scenarios/policies/busy-calls-excluded.yaml" suffix(, 0)
  }},
  {"call-back", (const char[]){
#embed "../../scenarios/policies/call-back.yaml" suffix(, 0)
  }},
  {"cards-in-foreground", (const char[]){
#embed "../../scenarios/policies/cards-in-foreground.yaml" suffix(, 0)
  }},
  {"costly-misses", (const char[]){
#embed "../../scenarios/policies/costly-misses.yaml" suffix(, 0)
  }},
  {"cusum", (const char[]){
#embed "../../scenarios/policies/cusum.yaml" suffix(, 0)
  }},
  {"few-call-day-carries", (const char[]){
#embed "../../scenarios/policies/few-call-day-carries.yaml" suffix(, 0)
  }},
  {"gamed", (const char[]){
#embed "../../scenarios/policies/gamed.yaml" suffix(, 0)
  }},
  {"good-and-bad-days", (const char[]){
#embed "../../scenarios/policies/good-and-bad-days.yaml" suffix(, 0)
  }},
  {"hunting", (const char[]){
#embed "../../scenarios/policies/hunting.yaml" suffix(, 0)
  }},
  {"ladder-1-3-7", (const char[]){
#embed "../../scenarios/policies/ladder-1-3-7.yaml" suffix(, 0)
  }},
  {"last-100-offers", (const char[]){
#embed "../../scenarios/policies/last-100-offers.yaml" suffix(, 0)
  }},
  {"longer-ring", (const char[]){
#embed "../../scenarios/policies/longer-ring.yaml" suffix(, 0)
  }},
  {"lower-threshold", (const char[]){
#embed "../../scenarios/policies/lower-threshold.yaml" suffix(, 0)
  }},
  {"minimum-calls", (const char[]){
#embed "../../scenarios/policies/minimum-calls.yaml" suffix(, 0)
  }},
  {"night-calls-excluded", (const char[]){
#embed "../../scenarios/policies/night-calls-excluded.yaml" suffix(, 0)
  }},
  {"night-opt-out", (const char[]){
#embed "../../scenarios/policies/night-opt-out.yaml" suffix(, 0)
  }},
  {"no-desk", (const char[]){
#embed "../../scenarios/policies/no-desk.yaml" suffix(, 0)
  }},
  {"no-moratorium", (const char[]){
#embed "../../scenarios/policies/no-moratorium.yaml" suffix(, 0)
  }},
  {"no-rule", (const char[]){
#embed "../../scenarios/policies/no-rule.yaml" suffix(, 0)
  }},
  {"one-more-agent", (const char[]){
#embed "../../scenarios/policies/one-more-agent.yaml" suffix(, 0)
  }},
  {"one-rule-for-all", (const char[]){
#embed "../../scenarios/policies/one-rule-for-all.yaml" suffix(, 0)
  }},
  {"probation", (const char[]){
#embed "../../scenarios/policies/probation.yaml" suffix(, 0)
  }},
  {"push-wake-up", (const char[]){
#embed "../../scenarios/policies/push-wake-up.yaml" suffix(, 0)
  }},
  {"reminders", (const char[]){
#embed "../../scenarios/policies/reminders.yaml" suffix(, 0)
  }},
  {"reply-or-answer-rate", (const char[]){
#embed "../../scenarios/policies/reply-or-answer-rate.yaml" suffix(, 0)
  }},
  {"reply-rate", (const char[]){
#embed "../../scenarios/policies/reply-rate.yaml" suffix(, 0)
  }},
  {"rolling-rate-7-days", (const char[]){
#embed "../../scenarios/policies/rolling-rate-7-days.yaml" suffix(, 0)
  }},
  {"seven-day-pause", (const char[]){
#embed "../../scenarios/policies/seven-day-pause.yaml" suffix(, 0)
  }},
  {"shop-hours", (const char[]){
#embed "../../scenarios/policies/shop-hours.yaml" suffix(, 0)
  }},
  {"shorter-suspension", (const char[]){
#embed "../../scenarios/policies/shorter-suspension.yaml" suffix(, 0)
  }},
  {"small-and-new-exempt", (const char[]){
#embed "../../scenarios/policies/small-and-new-exempt.yaml" suffix(, 0)
  }},
  {"thirty-days-by-day", (const char[]){
#embed "../../scenarios/policies/thirty-days-by-day.yaml" suffix(, 0)
  }},
  {"three-in-a-row", (const char[]){
#embed "../../scenarios/policies/three-in-a-row.yaml" suffix(, 0)
  }},
  {"three-of-five-days", (const char[]){
#embed "../../scenarios/policies/three-of-five-days.yaml" suffix(, 0)
  }},
  {"throttled-invitations", (const char[]){
#embed "../../scenarios/policies/throttled-invitations.yaml" suffix(, 0)
  }},
  {"tiers-by-calls", (const char[]){
#embed "../../scenarios/policies/tiers-by-calls.yaml" suffix(, 0)
  }},
  {"todays-rule", (const char[]){
#embed "../../scenarios/policies/todays-rule.yaml" suffix(, 0)
  }},
  {"upper-wilson-bound", (const char[]){
#embed "../../scenarios/policies/upper-wilson-bound.yaml" suffix(, 0)
  }},
  {"warn-first", (const char[]){
#embed "../../scenarios/policies/warn-first.yaml" suffix(, 0)
  }},
  {"warning-then-hidden", (const char[]){
#embed "../../scenarios/policies/warning-then-hidden.yaml" suffix(, 0)
  }},
  {0, 0},
};

const struct ringside_file *ringside_built_in_policies(void) { return files; }
