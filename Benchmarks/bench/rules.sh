#!/bin/sh
# rules.sh PROGRAM: the cost of many rules on shared days, with merchants' response and without, in Markdown.
set -eu
rules=$1
response='response.diligence=1.3 response.cards=0.9 response.offersOnlyInForeground=true response.leave=0.03'

echo "## solo-seller, no response"
echo
"$rules" Benchmarks/scenarios/solo-seller.yaml 1
echo
echo "## solo-seller, the response of platform.yaml"
echo
"$rules" Benchmarks/scenarios/solo-seller.yaml 1 $response response.hangUp=0.02
echo
echo "## platform, no response"
echo
"$rules" Benchmarks/scenarios/platform.yaml 0.5 response=null
echo
echo "## platform, its own response"
echo
"$rules" Benchmarks/scenarios/platform.yaml 0.5
