# Writes r-oracles.json beside this file: expected values from base R, for statistics/ to reproduce.
#   Rscript test/oracles/generate.R && npx biome format --write test/oracles/r-oracles.json
# R is needed only to regenerate. Nothing here calls the code under test. Last run with R 4.2.2.

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))

json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x) || !is.null(names(x))) {
    if (is.null(names(x))) return(paste0("[", paste(vapply(x, json, ""), collapse = ","), "]"))
    return(paste0("{", paste0("\"", names(x), "\":", vapply(x, json, ""), collapse = ","), "}"))
  }
  if (is.matrix(x)) return(paste0("[", paste(apply(x, 1, function(r) json(arr(r))), collapse = ","), "]"))
  if (inherits(x, "arr")) return(paste0("[", paste(vapply(unclass(x), json, ""), collapse = ","), "]"))
  if (length(x) != 1) return(json(arr(x)))
  if (is.character(x)) return(encodeString(x, quote = "\""))
  if (is.logical(x)) return(if (x) "true" else "false")
  format(x, digits = 17, scientific = abs(x) < 1e-4 && x != 0, trim = TRUE)
}
arr <- function(x) structure(unname(as.vector(x)), class = "arr")

cases <- list()
case <- function(id, source, ..., expected, rel = NULL, abs = NULL) {
  tolerance <- if (is.null(rel)) list(abs = abs) else list(rel = rel)
  cases[[length(cases) + 1]] <<- c(list(id = id, source = source), list(...), list(expected = expected), tolerance)
}
rows <- function(model) unname(model.matrix(model))

# --- distributions -----------------------------------------------------------------------------------------------
grid <- function(...) as.matrix(unname(expand.grid(...)))

g <- grid(c(-37, -20, -8, -6, -3, -1.96, -0.5, 0, 0.3, 1.5, 4))
case("normal-cdf", "R pnorm", arguments = g, expected = pnorm(g[, 1]), rel = 1e-13)
g <- grid(c(1e-300, 1e-100, 1e-10, 0.001, 0.025, 0.2, 0.5, 0.7, 0.95, 0.999999))
case("normal-quantile", "R qnorm", arguments = g, expected = qnorm(g[, 1]), rel = 1e-13)
g <- grid(c(-1000, -50, -8, -2.2, -0.1, 0, 0.7, 3), c(1, 2.5, 6, 11, 17.78, 51, 400))
case("t-cdf", "R pt; -50 with 400 degrees of freedom is 1e-173", arguments = g, expected = pt(g[, 1], g[, 2]), rel = 1e-12)
g <- grid(c(1e-20, 1e-6, 0.001, 0.025, 0.1, 0.24, 0.3, 0.6, 0.8, 0.975, 0.999), c(1, 2.5, 6, 11, 16, 17.78, 51, 400))
case("t-quantile", "R qt", arguments = g, expected = qt(g[, 1], g[, 2]), rel = 1e-12)
g <- grid(c(1e-8, 0.01, 1, 8, 40, 150, 700), c(1, 2, 4, 20, 131))
case("chi-square-cdf", "R pchisq", arguments = g, expected = pchisq(g[, 1], g[, 2]), rel = 1e-12)
case("chi-square-tail", "R pchisq(lower.tail = FALSE)", arguments = g, expected = pchisq(g[, 1], g[, 2], lower.tail = FALSE), rel = 1e-12)
g <- grid(c(1e-12, 0.001, 0.025, 0.3, 0.6, 0.975, 0.999999), c(1, 2, 4, 20, 131, 20000))
case("chi-square-quantile", "R qchisq", arguments = g, expected = qchisq(g[, 1], g[, 2]), rel = 1e-12)
g <- grid(c(0, 1, 5, 40, 60, 900, 1000, 1200), c(0.01, 4, 50, 1000))
case("poisson-cdf", "R ppois; 40 at a mean of 1000 is 1e-354 and reads 0", arguments = g, expected = ppois(g[, 1], g[, 2]), rel = 1e-12)
g <- grid(c(1e-5, 0.3, 0.5, 0.9, 1.3, 2.2, 3, 7.5, 14.9, 15.1, 120, 1e6))
case("log-gamma", "R lgamma", arguments = g, expected = lgamma(g[, 1]), rel = 1e-13)

# --- description -------------------------------------------------------------------------------------------------
p <- c(0, 0.025, 0.1, 1 / 3, 0.5, 0.9, 1)
case("quantile-type-7", "R quantile(type = 7), datasets::rivers", data = rivers, p = p,
  expected = unname(quantile(rivers, p, type = 7)), rel = 1e-14)
case("autocorrelation", "R acf(datasets::lh)$acf[2]; mean and sd", data = as.numeric(lh),
  expected = list(mean = mean(lh), sd = sd(lh), r1 = acf(lh, plot = FALSE)$acf[2]), rel = 1e-13)
w <- rep(c(0.4, 0.75, 1, 1.3, 2.6), c(40, 130, 200, 90, 25))
case("kish-weights", "Kish 1965: (sum w)^2 / sum w^2, one weight an interview", weights = c(0.4, 0.75, 1, 1.3, 2.6),
  counts = c(40, 130, 200, 90, 25),
  expected = list(neff = sum(w)^2 / sum(w^2), deff = length(w) * sum(w^2) / sum(w)^2), rel = 1e-13)

# --- regression --------------------------------------------------------------------------------------------------
# Longley in NIST's units; the certified values are typed from the NIST StRD file, not computed.
d <- longley
d <- data.frame(y = d$Employed * 1000, x1 = d$GNP.deflator, x2 = d$GNP * 1000, x3 = d$Unemployed * 10,
  x4 = d$Armed.Forces * 10, x5 = d$Population * 1000, x6 = d$Year)
d <- round(d, 1)
certified <- c(-3482258.63459582, 15.0618722713733, -0.358191792925910e-01, -2.02022980381683, -1.03322686717359,
  -0.511041056535807e-01, 1829.15146461355)
stopifnot(max(abs(coef(lm(y ~ ., d)) / certified - 1)) < 1e-8)
case("nist-longley", "NIST StRD Longley, certified values; data = R datasets::longley in NIST's units", rows = rows(lm(y ~ ., d)),
  y = d$y, expected = list(b = certified, se = c(890420.383607373, 84.9149257747669, 0.334910077722432e-01,
    0.488399681651699, 0.214274163161675, 0.226073200069370, 455.478499142212), sigma = 304.854073561965,
    r2 = 0.995479004577296), rel = 1e-8)

interval <- function(total, variance, df, confidence = 0.95) {
  half <- qt((1 + confidence) / 2, df) * sqrt(variance)
  list(total = total, se = sqrt(variance), lower = total - half, upper = total + half)
}
# OLS with a season: total of the next 12 months
y <- as.numeric(tail(UKDriverDeaths, 60))
month <- factor(rep(1:12, 5))
m <- lm(y ~ t + month, data.frame(y, t = 1:60, month))
ahead <- unname(model.matrix(~ t + month, data.frame(t = 61:72, month = factor(1:12))))
covariance <- ahead %*% vcov(m) %*% t(ahead) + diag(12) * sigma(m)^2
case("ols-seasonal-total", "R lm(y ~ t + month), last 60 months of datasets::UKDriverDeaths; variance of the sum = sum of all elements of X V X' + sigma^2 I",
  rows = rows(m), y = y, ahead = ahead,
  expected = c(list(b = unname(coef(m)), b_se = unname(sqrt(diag(vcov(m)))), sigma = sigma(m), r2 = summary(m)$r.squared),
    interval(sum(ahead %*% coef(m)), sum(covariance), df.residual(m))), rel = 1e-10)

exact <- glm.control(epsilon = 1e-15, maxit = 100)
describe <- function(m) {
  list(b = unname(coef(m)), covariance = unname(summary(m)$cov.unscaled), deviance = deviance(m),
    dispersion = summary(m)$dispersion, fitted = unname(fitted(m)), pearson = unname(residuals(m, "pearson")))
}
total_of <- function(m, x, offset = 0) {
  mu <- exp(drop(x %*% coef(m)) + offset)
  phi <- summary(m)$dispersion
  variance <- sum(diag(phi * mu) + (mu * x) %*% vcov(m) %*% t(mu * x))
  se <- sqrt(variance)
  half <- qt(0.975, df.residual(m)) * se / sum(mu)
  list(total = sum(mu), se = se, lower = sum(mu) * exp(-half), upper = sum(mu) * exp(half))
}
harmonic <- function(t) cbind(cos(2 * pi * t / 12), sin(2 * pi * t / 12), cos(4 * pi * t / 12), sin(4 * pi * t / 12))
t <- 0:59
x <- cbind(1, t / 12, harmonic(t))
m <- glm(y ~ x - 1, family = quasipoisson, control = exact)
later <- 60:71
case("glm-harmonics-total", "R glm(quasipoisson), last 60 months of UKDriverDeaths, trend and two harmonics; delta method written out as a matrix",
  trend = t / 12, position = t %% 12, counts = y, ahead_trend = later / 12, ahead_position = later %% 12,
  expected = c(describe(m), total_of(m, cbind(1, later / 12, harmonic(later)))), rel = 1e-8)

m <- glm(y ~ t + month, family = quasipoisson, data = data.frame(y, t = 1:60, month), control = exact)
case("glm-months", "R glm(quasipoisson), the same with month-of-year effects", rows = rows(m), counts = y, ahead = ahead,
  expected = c(describe(m), total_of(m, ahead)), rel = 1e-8)

days <- rep(c(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 3)
few <- c(3, 0, 2, 5, 1, 4, 2, 0, 6, 3, 2, 1, 0, 2, 4, 3, 7, 1, 2, 5, 3, 0, 1, 4, 6, 2, 3, 8, 4, 2, 5, 3, 9, 4, 2, 6)
t <- 0:35
m <- glm(few ~ t + offset(log(days)), family = quasipoisson, control = exact)
case("glm-offset-small-counts", "R glm(quasipoisson) with offset log(days), counts 0 to 9", rows = rows(m), counts = few, offset = log(days),
  ahead = unname(cbind(1, 36:47)), ahead_offset = log(days[1:12]),
  expected = c(describe(m), total_of(m, unname(cbind(1, 36:47)), log(days[1:12]))), rel = 1e-8)

# --- smoothing ---------------------------------------------------------------------------------------------------
# HoltWinters is base R's own; in ETS terms its beta is alpha beta and its gamma is gamma (1 - alpha).
hw <- HoltWinters(log(UKgas), alpha = 0.3, beta = 0.1, gamma = 0.4, l.start = 5, b.start = 0.02, s.start = c(0.3, 0, -0.4, 0.1))
f <- predict(hw, 10, prediction.interval = TRUE, level = 0.95)
case("holt-winters-ukgas", "R HoltWinters(log(datasets::UKgas)) with given parameters and start, predict(prediction.interval = TRUE)",
  data = as.numeric(log(UKgas)), alpha = 0.3, beta = 0.1, gamma = 0.4, level = 5, trend = 0.02, season = c(0.3, 0, -0.4, 0.1),
  expected = list(fitted = as.numeric(fitted(hw)[, "xhat"]), last_level = unname(coef(hw)["a"]), last_trend = unname(coef(hw)["b"]),
    residual_variance = var(as.numeric(residuals(hw))), mean = as.numeric(f[, "fit"]),
    variance = as.numeric(((f[, "upr"] - f[, "fit"]) / qnorm(0.975))^2)), rel = 1e-10)

# Damped trend and season in state-space matrices: x' = F x + g e, y = w'x + e
alpha <- 0.25; beta <- 0.03; gamma <- 0.2; phi <- 0.9; m <- 4
w <- c(1, phi, 0, 0, 0, 1)
F <- rbind(c(1, phi, 0, 0, 0, 0), c(0, phi, 0, 0, 0, 0), c(0, 0, 0, 0, 0, 1), cbind(0, 0, diag(3), 0))
gain <- c(alpha, beta, gamma, 0, 0, 0)
state <- c(5, 0.02, 0.1, -0.4, 0, 0.3) # level, trend, season: the last period's first
values <- as.numeric(log(UKgas))
errors <- numeric(0)
for (v in values) {
  e <- v - sum(w * state)
  state <- drop(F %*% state) + gain * e
  errors <- c(errors, e)
}
h <- 10
power <- function(k) if (k == 0) diag(6) else F %*% power(k - 1)
mean <- sapply(0:(h - 1), function(k) sum(w * drop(power(k) %*% state)))
effect <- sapply(1:h, function(k) sum(w * drop(power(k - 1) %*% gain)))
weight <- sapply(1:h, function(i) sapply(1:h, function(k) if (k < i) 0 else if (k == i) 1 else effect[k - i])) # period by error
case("ets-damped-ukgas", "ETS(A,Ad,A) as state-space matrices (Hyndman et al. 2008, section 3.1); variances = sigma^2 diag(W W') and sum(W W')",
  data = values, alpha = alpha, beta = beta, gamma = gamma, phi = phi, level = 5, trend = 0.02, season = c(0.3, 0, -0.4, 0.1),
  sigma2 = 0.01, expected = list(errors = errors, level = state[1], trend = state[2], mean = mean,
    variance = 0.01 * diag(weight %*% base::t(weight)), total = sum(mean), total_variance = 0.01 * sum(weight %*% base::t(weight))), rel = 1e-10)
rm(mean, t, F)

# --- charts ------------------------------------------------------------------------------------------------------
lines_of <- function(x, range) mean(x) + c(-3, 3) * range / 1.128
spiked <- c(as.numeric(Nile[1:30]), 4000, as.numeric(Nile[31:60]))
mr <- abs(diff(spiked))
screened <- mean(mr[mr <= 3.267 * mean(mr)])
stopifnot(sum(mr > 3.267 * mean(mr)) == 2)
case("xmr-spiked-nile", "mean +/- 3 mean moving range / 1.128, written out; 60 years of datasets::Nile with a spike of 4000 among them",
  data = spiked, expected = list(centre = mean(spiked), range = mean(mr), limits = lines_of(spiked, mean(mr)),
    screened_range = screened, screened_limits = lines_of(spiked, screened)), rel = 1e-13)

# --- comparison --------------------------------------------------------------------------------------------------
xn <- rbind(c(65, 100), c(3, 12), c(829, 1000), c(0, 7), c(7, 7))
wilson <- function(x, n, level) suppressWarnings(as.numeric(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int))
case("wilson-prop-test", "R prop.test(correct = FALSE)$conf.int, 95% and 99.8%", samples = xn,
  expected = list(ci95 = base::t(apply(xn, 1, function(r) wilson(r[1], r[2], 0.95))),
    ci998 = base::t(apply(xn, 1, function(r) wilson(r[1], r[2], 0.998)))), abs = 1e-12)
newcombe <- function(x1, n1, x2, n2) {
  a <- wilson(x1, n1, 0.95); b <- wilson(x2, n2, 0.95); p1 <- x1 / n1; p2 <- x2 / n2
  p1 - p2 + c(-sqrt((p1 - a[1])^2 + (b[2] - p2)^2), sqrt((a[2] - p1)^2 + (p2 - b[1])^2))
}
arms <- rbind(c(806, 1000, 829, 1000), c(40, 50, 25, 60), c(0, 20, 20, 20), c(700, 1000, 700, 400 + 600))
case("newcombe-from-prop-test", "Newcombe (1998) method 10 from prop.test's Wilson limits", arms = arms,
  expected = base::t(apply(arms, 1, function(r) do.call(newcombe, as.list(r)))), abs = 1e-12)
welch <- t.test(mpg ~ am, mtcars)
case("welch-mtcars", "R t.test(mpg ~ am, mtcars)", first = mtcars$mpg[mtcars$am == 0], second = mtcars$mpg[mtcars$am == 1],
  expected = list(t = unname(welch$statistic), se = welch$stderr), rel = 1e-12)
smokers <- c(83, 90, 129, 70)
patients <- c(86, 93, 136, 82)
trend <- prop.trend.test(smokers, patients)
case("prop-trend-test", "R prop.trend.test, the example of its help page", counts = smokers, denominators = patients,
  expected = list(chi2 = unname(trend$statistic), p = trend$p.value), rel = 1e-12)
counts <- c(0, 1, 4, 17, 250, 12345)
case("poisson-test", "R poisson.test(x)$conf.int, exact", counts = counts,
  expected = base::t(sapply(counts, function(x) as.numeric(poisson.test(x)$conf.int))), rel = 1e-10)
yes <- c(310, 402, 288, 199, 530, 415, 260, 350)
asked <- c(400, 500, 400, 300, 600, 500, 400, 420)
target <- sum(yes) / sum(asked)
z <- (asin(sqrt(yes / asked)) - asin(sqrt(target))) * 2 * sqrt(asked)
bounds <- quantile(z, c(0.1, 0.9))
phi <- mean(pmin(pmax(z, bounds[1]), bounds[2])^2)
weights <- 4 * asked
tau2 <- max(0, (8 * phi - 7) / (sum(weights) - sum(weights^2) / sum(weights)))
reach <- 1.96 * sqrt(1 / (4 * 400) + tau2)
case("funnel-proportions", "Spiegelhalter (2005) additive over-dispersion on the arcsine scale, written out", observed = yes, sizes = asked, target = target,
  expected = list(phi = phi, tau2 = tau2, limits_at_400 = sin(asin(sqrt(target)) + c(-1, 1) * reach)^2), rel = 1e-12)
values <- c(10, 11, 12.5, 9)
errors <- c(1, 0.7, 2, 0.05)
ahead <- function(x, j) pnorm((x - values[j]) / errors[j])
rank_of_first <- sapply(0:3, function(k) {
  integrate(function(x) {
    given <- sapply(x, function(v) { # peers ahead: enumerate the subsets
      sets <- as.matrix(expand.grid(0:1, 0:1, 0:1))
      q <- ahead(v, 2:4)
      sum(apply(sets, 1, function(s) if (sum(s) == k) prod(ifelse(s == 1, q, 1 - q)) else 0))
    })
    given * dnorm(x, values[1], errors[1])
  }, 0, 20, rel.tol = 1e-11, abs.tol = 0, subdivisions = 2000)$value
})
stopifnot(abs(sum(rank_of_first) - 1) < 1e-9)
case("rank-distribution", "R integrate over the value's own error, subsets of peers enumerated; lower is better", values = values, errors = errors,
  expected = rank_of_first, abs = 1e-9)

datasets <- list(AirPassengers = as.numeric(AirPassengers))
header <- paste0("\"note\":", json(paste("Written by generate.R with", R.version.string)))
writeLines(paste0("{", header, ",\"datasets\":", json(datasets), ",\"cases\":[\n", paste(vapply(cases, json, ""), collapse = ",\n"), "\n]}"),
  file.path(here, "r-oracles.json"))
