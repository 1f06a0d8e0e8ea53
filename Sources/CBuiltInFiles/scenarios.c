/* Written by scripts/built_in_files.sh. */
#include "CBuiltInFiles.h"

/* #embed is of C23; compilers take it in earlier ones too. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const struct ringside_file files[] = {
  {"appeals", (const char[]){
#embed "../../scenarios/appeals.yaml" suffix(, 0)
  }},
  {"assistant", (const char[]){
#embed "../../scenarios/assistant.yaml" suffix(, 0)
  }},
  {"big-sale", (const char[]){
#embed "../../scenarios/big-sale.yaml" suffix(, 0)
  }},
  {"desk", (const char[]){
#embed "../../scenarios/desk.yaml" suffix(, 0)
  }},
  {"merchant-day", (const char[]){
#embed "../../scenarios/merchant-day.yaml" suffix(, 0)
  }},
  {"night-window", (const char[]){
#embed "../../scenarios/night-window.yaml" suffix(, 0)
  }},
  {"platform", (const char[]){
#embed "../../scenarios/platform.yaml" suffix(, 0)
  }},
  {"pre-sale", (const char[]){
#embed "../../scenarios/pre-sale.yaml" suffix(, 0)
  }},
  {"rare", (const char[]){
#embed "../../scenarios/rare.yaml" suffix(, 0)
  }},
  {"reply-rate", (const char[]){
#embed "../../scenarios/reply-rate.yaml" suffix(, 0)
  }},
  {"roll-out", (const char[]){
#embed "../../scenarios/roll-out.yaml" suffix(, 0)
  }},
  {"sale-moratorium", (const char[]){
#embed "../../scenarios/sale-moratorium.yaml" suffix(, 0)
  }},
  {"service-desk", (const char[]){
#embed "../../scenarios/service-desk.yaml" suffix(, 0)
  }},
  {"solo-seller", (const char[]){
#embed "../../scenarios/solo-seller.yaml" suffix(, 0)
  }},
  {"theory/alternating-app", (const char[]){
#embed "../../scenarios/theory/alternating-app.yaml" suffix(, 0)
  }},
  {"theory/call-centre", (const char[]){
#embed "../../scenarios/theory/call-centre.yaml" suffix(, 0)
  }},
  {"theory/call-loss", (const char[]){
#embed "../../scenarios/theory/call-loss.yaml" suffix(, 0)
  }},
  {"theory/chat-desk", (const char[]){
#embed "../../scenarios/theory/chat-desk.yaml" suffix(, 0)
  }},
  {"theory/erlang-a", (const char[]){
#embed "../../scenarios/theory/erlang-a.yaml" suffix(, 0)
  }},
  {"theory/erlang-b", (const char[]){
#embed "../../scenarios/theory/erlang-b.yaml" suffix(, 0)
  }},
  {"theory/erlang-c", (const char[]){
#embed "../../scenarios/theory/erlang-c.yaml" suffix(, 0)
  }},
  {"theory/first-pick-up", (const char[]){
#embed "../../scenarios/theory/first-pick-up.yaml" suffix(, 0)
  }},
  {"theory/good-and-bad-days", (const char[]){
#embed "../../scenarios/theory/good-and-bad-days.yaml" suffix(, 0)
  }},
  {"theory/mg1", (const char[]){
#embed "../../scenarios/theory/mg1.yaml" suffix(, 0)
  }},
  {"theory/streak", (const char[]){
#embed "../../scenarios/theory/streak.yaml" suffix(, 0)
  }},
  {"tiers", (const char[]){
#embed "../../scenarios/tiers.yaml" suffix(, 0)
  }},
  {0, 0},
};

const struct ringside_file *ringside_built_in_scenarios(void) { return files; }
