# Expected values for the exploratory charts (XmR view, funnel view), written out in base R.
# Regenerate from the project's root (R 4.2.2 made the committed file):
#   Rscript test/rules/r/exploratory.R > test/rules/r/exploratory.json && npx biome format --write test/ratings/r
# The tests read exploratory.json; R is not needed to run them.

z <- 1.96
number <- function(x) if (length(x) == 1) sprintf("%.15g", x) else paste0("[", paste(sprintf("%.15g", x), collapse = ", "), "]")
text <- function(x) paste0("[", paste0('"', x, '"', collapse = ", "), "]")
month <- function(start, i) { m <- start[2] + i - 2; sprintf("%04d-%02d", start[1] + m %/% 12, m %% 12 + 1) }

# ---- XmR: 44 months from April 2011, a gap in the 8th, a run of seven that falls, and new limits from the 29th -------------------
# Limits from the first 24 figures of a phase; run rules by 3 standard deviations, and months beyond z of them alone.
set.seed(3)
counts <- rpois(44, c(rep(c(104, 118), each = 14), seq(110, 70, length.out = 8), rep(90, 8)))
counts[8] <- NA
counts[26:28] <- c(160, 140, 160)
counts[34:40] <- c(104, 101, 97, 92, 88, 80, 77)
phase <- rep(1:2, c(28, 16))

rules <- function(x, centre, sigma) {  # one unbroken run: logical vectors, by rule
  d <- x - centre
  line <- 3 * sigma
  at <- function(n, holds) vapply(seq_along(d), function(i) i >= n && holds(d[(i - n + 1):i]), TRUE)
  up2 <- function(w) sum(w > 2 / 3 * line) >= 2 && w[length(w)] > 2 / 3 * line
  down2 <- function(w) sum(-w > 2 / 3 * line) >= 2 && -w[length(w)] > 2 / 3 * line
  outer <- vapply(seq_along(d), function(i) { w <- d[max(1, i - 2):i]; up2(w) || down2(w) }, TRUE)
  list(beyond = abs(d) > line,
       `one-side` = at(8, function(w) all(w > 0) || all(w < 0)),
       trending = at(6, function(w) all(diff(w) > 0) || all(diff(w) < 0)),
       `two-of-three` = outer,
       `beyond-z` = abs(d) > z * sigma & abs(d) <= line)
}
found <- c()
limits <- list()
for (p in 1:2) {
  inside <- which(phase == p)
  x <- counts[inside][cumsum(!is.na(counts[inside])) <= 24]
  ranges <- abs(diff(x))                     # NA beside the gap
  centre <- mean(x, na.rm = TRUE)
  sigma <- mean(ranges, na.rm = TRUE) / 1.128
  limits[[p]] <- c(centre, max(0, centre - z * sigma), centre + z * sigma, max(0, centre - 3 * sigma), centre + 3 * sigma)
  run <- cumsum(is.na(counts[inside]))
  for (r in unique(run)) {
    i <- inside[run == r & !is.na(counts[inside])]
    hit <- rules(counts[i], centre, sigma)
    for (k in seq_along(i)) for (rule in names(hit)) if (hit[[rule]][k]) found <- c(found, paste(month(c(2011, 4), i[k]), rule))
  }
}

# ---- funnel: twelve forces of unequal size -------------------------------------------------------------------------
observed <- c(31250, 18400, 62100, 25800, 9100, 41000, 52900, 12650, 300500, 22700, 47800, 1900)
size <- c(1020000, 655000, 1710000, 1090000, 520000, 1140000, 1660000, 500000, 8200000, 760000, 1420000, 310000)
rate <- sum(observed) / sum(size)
expected <- size * rate
naive <- (sqrt(observed / expected) - 1) / (0.5 / sqrt(expected))
winsorised <- pmin(pmax(naive, quantile(naive, 0.1, type = 7)), quantile(naive, 0.9, type = 7))
n <- length(observed)
phi <- sum(winsorised^2) / n
w <- 4 * expected
tau2 <- max(0, (n * phi - (n - 1)) / (sum(w) - sum(w^2) / sum(w)))
wide <- function(e, p) { reach <- qnorm((1 + p) / 2) * sqrt(0.25 / e + tau2); 1000 * rate * c(max(0, 1 - reach), 1 + reach)^2 }
plain <- function(e, p) 1000 * rate * c(qchisq((1 - p) / 2, 2 * e) / 2, qchisq((1 + p) / 2, 2 * (e + 1)) / 2) / e

cat("{\n")
cat('  "xmr": {\n    "start": "2011-04",\n    "counts": ', gsub("NA", "null", number(counts)), ',\n', sep = "")
cat('    "second": "', month(c(2011, 4), 29), '",\n', sep = "")
cat('    "limits": [', number(limits[[1]]), ", ", number(limits[[2]]), "],\n", sep = "")
cat('    "signals": ', text(found), "\n  },\n", sep = "")
cat('  "funnel": {\n    "observed": ', number(observed), ',\n    "size": ', number(size), ",\n", sep = "")
cat('    "target": ', number(1000 * rate), ',\n    "phi": ', number(phi), ',\n    "tauSquared": ', number(tau2), ",\n", sep = "")
cat('    "z": ', number((sqrt(observed / expected) - 1) / sqrt(0.25 / expected + tau2)), ",\n", sep = "")
cat('    "inner": ', number(wide(expected[1], 0.95)), ',\n    "outer": ', number(wide(expected[1], 0.998)), ",\n", sep = "")
cat('    "plainInner": ', number(plain(expected[1], 0.95)), ',\n    "plainOuter": ', number(plain(expected[1], 0.998)), "\n  }\n}\n", sep = "")
