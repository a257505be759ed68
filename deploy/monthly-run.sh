#!/bin/sh
# The monthly run: monthly-run.sh PROJECT DATA SITE [OPTION OF THE BUILD]...
# Reads, checks, builds, keeps a release and copies the site to the folder SITE of the web server. Whatever fails ends the run
# with its reason, and readers keep the last good site. The one before stays beside it, as SITE.last.
set -eu
project=$1 data=$2 site=$3
shift 3
cd "$project"
npm run --silent read-sources -- --data "$data"
npm run --silent check-data -- --data "$data"
npm run --silent build -- --data "$data" "$@"
npm run --silent release -- --data "$data" --label "$(date +%F)" --replace
rm -rf "$site.new"
cp -R dist "$site.new"
rm -rf "$site.last"
if [ -d "$site" ]; then mv "$site" "$site.last"; fi
mv "$site.new" "$site"
