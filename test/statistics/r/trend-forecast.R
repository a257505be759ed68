# Expected values for smoother.ts, trend-forecast.ts and pooled-forecast.ts: the recursions written out, the starting states by lm.fit on
# numerical unit responses, and checked against a general optimiser. Base R only.
# Regenerate from the project's root (R 4.2.2 made the committed file):
#   Rscript test/statistics/r/trend-forecast.R > test/statistics/r/trend-forecast.json
# The tests read trend-forecast.json; R is not needed to run them.

# One-step errors from starting states x = (level, [trend], season 1..m-1), and the states at the end.
run <- function(z, p, m, trend, x) {
  level <- x[1]; slope <- if (trend) x[2] else 0
  free <- if (m > 1) x[(if (trend) 3 else 2):length(x)] else numeric(0)
  season <- if (m > 1) c(free, -sum(free)) else 0
  e <- numeric(length(z))
  for (t in seq_along(z)) {
    s <- (t - 1) %% m + 1
    e[t] <- z[t] - (level + p$phi * slope + season[s])
    level <- level + p$phi * slope + p$alpha * e[t]
    slope <- p$phi * slope + p$beta * e[t]
    season[s] <- season[s] + p$gamma * e[t]
  }
  list(errors = e, level = level, trend = slope, season = season[(length(z) + seq_len(m) - 1) %% m + 1])
}

fit <- function(z, p, m, trend) {
  d <- 1 + trend + (m - 1)
  errors <- function(x) run(z, p, m, trend, x)$errors
  base <- errors(numeric(d))
  X <- sapply(seq_len(d), function(j) base - errors(as.numeric(seq_len(d) == j)))
  x <- lm.fit(as.matrix(X), base)$coefficients
  best <- run(z, p, m, trend, x)
  sse <- sum(best$errors^2)
  other <- optim(x + 0.01, function(x) sum(errors(x)^2), method = "BFGS", control = list(reltol = 1e-14, maxit = 1000))
  stopifnot(sse <= other$value * (1 + 1e-9), abs(other$value / sse - 1) < 1e-6)
  list(p = p, m = m, level = best$level, trend = best$trend, season = best$season,
       errors = best$errors, sse = sse, df = length(z) - d, variance = sse / (length(z) - d))
}

# Means and the response of the value j periods later to an error, j = 0 first.
means <- function(f, H) sapply(seq_len(H), function(h)
  f$level + sum(f$p$phi^seq_len(h)) * f$trend + f$season[(h - 1) %% f$m + 1])
response <- function(f, H) c(1, sapply(seq_len(H - 1), function(j)
  f$p$alpha + f$p$beta * sum(f$p$phi^seq_len(j)) + if (j %% f$m == 0) f$p$gamma else 0))
sum.variance <- function(f, w) {
  H <- length(w); r <- response(f, H)
  # Error matrix: value h ahead = sum over t <= h of r[h - t + 1] e_t
  M <- outer(seq_len(H), seq_len(H), Vectorize(function(h, t) if (t <= h) r[h - t + 1] else 0))
  f$variance * sum((t(M) %*% w)^2)
}
log.count <- function(y) log(pmax(0, y) + 0.5)
floored <- function(f, y) { f$variance <- max(f$variance, 1 / (mean(y) + 0.5)); f }
counts.of <- function(parts, H) pmax(0, exp(Reduce(`+`, lapply(parts, means, H = H))) - 0.5)
deviation <- function(parts, H, w) {
  expected <- counts.of(parts, H)
  share <- w * expected / sum(w * expected)
  sqrt(sum(sapply(parts, sum.variance, w = share)))
}

course <- list(alpha = 0.6, beta = 0.2, gamma = 0, phi = 0.95)
distance <- list(alpha = 0.5, beta = 0, gamma = 0, phi = 1)
own <- list(alpha = 0.6, beta = 0.1, gamma = 0, phi = 0.85)

# pooled-forecast.ts: smoothing cut by the share of counting, the variance weighed with the usual one, the level's own
# error of 1 / n, the mean brought back as far as counting made the logarithms miss it.
counting <- function(y) 1 / (mean(y) + 0.5)
share.of <- function(y) counting(y) / (counting(y) + 0.02)
shrunk <- function(p, share) { a <- round(20 * p$alpha * (1 - share)) / 20; p$beta <- p$beta * a / p$alpha; p$alpha <- a; p }
pooled <- function(y, parts, H, weights) {
  own.part <- parts[[length(parts)]]
  left <- Reduce(`+`, lapply(parts, function(f) f$errors))
  smear <- (sum(y + 0.5) / sum(exp(log.count(y) - left)))^share.of(y)
  expected <- pmax(0, smear * exp(Reduce(`+`, lapply(parts, means, H = H))) - 0.5)
  v <- counting(y) + (5 * 0.01 + own.part$df * max(0, own.part$variance - counting(y))) / (5 + own.part$df)
  of <- function(w) {
    share <- w * expected / sum(w * expected)
    unit <- own.part; unit$variance <- 1
    all <- v * (sum.variance(unit, share) + 1 / length(y))
    if (length(parts) == 2) all <- all + sum.variance(parts[[1]], share)
    c(sqrt(all), sqrt(max(0, all - counting(y) * sum(share^2))))
  }
  found <- sapply(weights, of)
  paste0('{ "expected": ', num(expected), ', "deviations": ', num(found[1, ]), ', "rates": ', num(found[2, ]), ' }')
}

set.seed(20140930)
H <- 10
make <- function(n, size, slope) round(size * exp(cumsum(rnorm(n, slope, 0.03)) + 0.12 * cos(2 * pi * (1:n) / 4) + rnorm(n, 0, 0.03)))
series <- list(
  list(name = "twenty quarters with a season", m = 4, counts = make(20, 1500, -0.01), rest = make(20, 11000, -0.02)),
  list(name = "thirteen quarters, small counts", m = 4, counts = rpois(13, 14), rest = rpois(13, 90)),
  list(name = "nine quarters without a season", m = 1, counts = make(9, 400, 0.02), rest = make(9, 3000, 0.01))
)
weights <- list(c(rep(0, 6), rep(1, 4)), c(1, 1, rep(0, 8)), c(rep(0, 9), 1), c(0.35, 1, 0.7, rep(0, 7)))

num <- function(x) paste0("[", paste(sprintf("%.15g", x), collapse = ", "), "]")
state <- function(f) sprintf('{ "level": %.15g, "trend": %.15g, "season": %s, "errorSquares": %.15g, "degreesOfFreedom": %d }',
                             f$level, f$trend, num(f$season), f$sse, f$df)
lines <- sapply(series, function(s) {
  group <- s$counts + s$rest
  parts <- list(fit(log.count(group), course, s$m, TRUE), floored(fit(log.count(s$counts) - log.count(group), distance, s$m, FALSE), s$counts))
  alone <- list(floored(fit(log.count(s$counts), own, s$m, TRUE), s$counts))
  devs <- function(parts) num(sapply(weights, function(w) deviation(parts, H, w)))
  group.part <- fit(log.count(group), shrunk(course, share.of(group)), s$m, TRUE)
  own.distance <- fit(log.count(s$counts) - log.count(group), shrunk(distance, share.of(s$counts)), s$m, FALSE)
  own.course <- fit(log.count(s$counts), shrunk(own, share.of(s$counts)), s$m, TRUE)
  paste0('    {\n      "name": "', s$name, '",\n      "season": ', s$m, ',\n      "counts": ', num(s$counts), ',\n      "groupTotals": ', num(group),
    ',\n      "course": ', state(parts[[1]]), ',\n      "shared": { "expected": ', num(counts.of(parts, H)), ', "deviations": ', devs(parts),
    ' },\n      "own": { "expected": ', num(counts.of(alone, H)), ', "deviations": ', devs(alone),
    ' },\n      "pooledShared": ', pooled(s$counts, list(group.part, own.distance), H, weights),
    ',\n      "pooledOwn": ', pooled(s$counts, list(own.course), H, weights), '\n    }')
})
# A model with every part: smoothing of the season too.
full <- list(alpha = 0.3, beta = 0.1, gamma = 0.2, phi = 0.9)
f <- fit(log.count(series[[1]]$counts), full, 4, TRUE)
cat('{\n  "weights": [', paste(sapply(weights, num), collapse = ", "), '],\n  "full": ', state(f),
    ',\n  "fullVariances": ', num(sapply(weights, function(w) sum.variance(f, w) / f$variance)),
    ',\n  "series": [\n', paste(lines, collapse = ",\n"), '\n  ]\n}\n', sep = "")
