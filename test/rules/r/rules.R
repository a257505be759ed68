# Expected values for the rules R1 to R6, computed in base R with lm, glm, qt and pt only.
# Regenerate from the project's root (R 4.2.2 made the committed file):
#   Rscript test/rules/r/rules.R > test/rules/r/rules.json
# The tests read rules.json; R is not needed to run them.

z <- 1.96

# How little counts may vary: this times what Poisson counting gives. Methodology R1 reads "at least what Poisson counting
# alone gives", which is 1; the code takes the 1% point of what counting shows with so many degrees of freedom, because a
# floor at 1 makes a 5% test of pure counts a 2% one. Every number below follows from this line.
least_dispersion <- function(df) qchisq(0.01, df) / df

# ---- writing JSON -----------------------------------------------------------------------------------------------
json <- function(x, indent = "") {
  inner <- paste0(indent, "  ")
  if (is.list(x)) {
    parts <- vapply(x, json, "", indent = inner)
    if (!is.null(names(x))) {
      return(paste0("{\n", paste0(inner, '"', names(x), '": ', parts, collapse = ",\n"), "\n", indent, "}"))
    }
    return(paste0("[\n", paste0(inner, parts, collapse = ",\n"), "\n", indent, "]"))
  }
  one <- function(v) {
    if (is.character(v)) paste0('"', v, '"') else if (is.logical(v)) tolower(v) else sprintf("%.15g", v)
  }
  values <- vapply(x, one, "")
  if (length(x) == 1 && !inherits(x, "array1")) values else paste0("[", paste(values, collapse = ", "), "]")
}
array1 <- function(x) structure(x, class = "array1")

# ---- months -----------------------------------------------------------------------------------------------------
index <- function(month) as.integer(substr(month, 1, 4)) * 12L + as.integer(substr(month, 6, 7)) - 1L
month <- function(i) sprintf("%04d-%02d", i %/% 12L, i %% 12L + 1L)

# ---- the series: made up to look recorded, with the seed in sight -------------------------------------------------
set.seed(20140930)
season_of <- function(m) 0.06 * cos(2 * pi * (m - 9) / 12) + 0.03 * cos(4 * pi * (m - 2) / 12)
make <- function(start, n, level, per_year, noise, ar) {
  t <- seq_len(n) - 1
  m <- (index(start) + t) %% 12
  e <- as.numeric(stats::filter(rnorm(n, 0, noise), ar, method = "recursive"))
  rpois(n, level * exp(per_year * t / 12 + season_of(m) + e))
}
series <- list(
  declining = list(start = "2009-04", per = 1, counts = make("2009-04", 90, 5400, -0.04, 0.02, 0)),
  rising = list(start = "2009-04", per = 1, counts = make("2009-04", 90, 30, 0.09, 0.02, 0)),
  wandering = list(start = "2009-04", per = 1, counts = make("2009-04", 90, 800, 0, 0.04, 0.6)),
  short = list(start = "2012-04", per = 1, counts = make("2012-04", 30, 400, -0.1, 0.02, 0)),
  bare = list(start = "2013-04", per = 1, counts = make("2013-04", 18, 250, 0.25, 0.02, 0))
)
# Without any noise but rounding: the spread is below what counting alone gives.
t <- 0:89
series$even <- list(start = "2009-04", per = 1,
                    counts = round(900 * exp(-0.02 * t / 12 + season_of((index("2009-04") + t) %% 12))))
monthly <- make("2009-04", 66, 1500, -0.03, 0.03, 0.2)
series$quarterly <- list(start = "2009-04", per = 3, counts = colSums(matrix(monthly, nrow = 3)))
# Six years up to the baseline's end, and whole years that differ.
yearly <- make("2007-04", 96, 1200, 0.02, 0.03, 0) * rep(exp(rnorm(8, 0, 0.04)), each = 12)
series$yearly <- list(start = "2007-04", per = 1, counts = round(yearly))
series$quarteryears <- list(start = "2007-04", per = 3, counts = colSums(matrix(round(yearly), nrow = 3)))

# ---- windows ----------------------------------------------------------------------------------------------------
last_at <- function(s, period) (index(period) - index(s$start) + 1) %/% s$per        # 1-based
first_from <- function(s, from) ceiling((index(from) - index(s$start)) / s$per) + 1  # 1-based
position <- function(s, i) ((index(s$start) + (i - 1) * s$per) %% 12) %/% s$per

# Columns of the season at 1-based periods i.
season_columns <- function(s, i, method) {
  p <- position(s, i)
  if (method == "none") return(NULL)
  if (method == "months" || s$per == 3) return(outer(p, seq_len(12 / s$per - 1), "==") * 1)
  cbind(cos(2 * pi * p / 12), sin(2 * pi * p / 12), cos(4 * pi * p / 12), sin(4 * pi * p / 12))
}

# Logarithm of the days of 1-based periods over those of as many average months, by R's own calendar.
log_length <- function(s, i) {
  first <- function(k) as.Date(paste0(month(index(s$start) + (k - 1) * s$per), "-01"))
  log(as.numeric(first(i + 1) - first(i)) / (s$per * 146097 / 4800))
}

# Quasi-Poisson model of the last 60 months with extra columns, and what the rules need of it.
model_of <- function(s, period, method, calendar, columns) {
  last <- last_at(s, period)
  n <- min(last, 60 / s$per)
  i <- (last - n + 1):last
  if (n < 36 / s$per) method <- "none"
  design <- function(j) cbind(1, columns(j), season_columns(s, j, method))
  X <- design(i)
  y <- s$counts[i]
  offset <- if (calendar == "days") log_length(s, i) else rep(0, n)
  fit <- glm.fit(X, y, offset = offset, family = poisson(), control = glm.control(epsilon = 1e-11, maxit = 100))
  mu <- fit$fitted.values
  pearson <- (y - mu) / sqrt(mu)
  df <- n - ncol(X)
  r <- as.numeric(acf(pearson, lag.max = 1, plot = FALSE)$acf[2])
  r <- min(1, max(-1, r + (1 + 3 * r) / n))  # the bias of short series, Kendall (1954)
  believed <- min(max(0, r), 0.95)
  list(b = fit$coefficients, V = solve(t(X) %*% (mu * X)), df = df, periods = n, method = method,
       phi = max(least_dispersion(df), sum(pearson^2) / df), rawPhi = sum(pearson^2) / df, r = r,
       inflation = sqrt((1 + believed) / (1 - believed)), design = design)
}
trend <- function(s, period) function(j) (j - last_at(s, period)) * s$per / 12
# Method 3 of R1: a level of the latest periods beside the baseline's, level and slope of those between and before.
level_and_slope <- function(j, from, to, level = TRUE) {
  inside <- j >= from & j <= to
  if (from <= to) cbind(if (level) inside * 1, if (to - from >= 2) ifelse(inside, j, 0))
}
windows_of <- function(s, period) function(j) {
  last <- last_at(s, period)
  first <- last - min(last, 60 / s$per) + 1
  latest <- last - 12 / s$per + 1
  b <- first_from(s, "2012-04")
  b_end <- b + 12 / s$per - 1
  cbind((j >= latest) * 1,
        level_and_slope(j, max(first, b_end + 1), latest - 1, first <= b_end),
        level_and_slope(j, first, b - 1))
}
# What is known when the baseline is: at its end, or after three years where they end later.
known_at <- function(s, period) min(c(period, max(c("2013-03", month(index(s$start) + 35L)))))
before_of <- function(s, known) function(j) {
  last <- last_at(s, known)
  first <- last - min(last, 60 / s$per) + 1
  b <- first_from(s, "2012-04")
  cbind(level_and_slope(j, first, b - 1), level_and_slope(j, b + 12 / s$per, last))
}

# Variance of log levels of whole years beyond their months: usual, or the mean of that and of five years about a line.
year_variance <- function(s, known, k) {
  usual <- 0.015^2
  last <- last_at(s, known)
  n <- 60 / s$per
  if (last < n) return(usual)
  totals <- colSums(matrix(s$counts[last - n + seq_len(n)], ncol = 5))
  about_line <- summary(lm(log(totals) ~ seq_len(5)))$sigma^2
  (usual + max(0, about_line - k$phi * k$inflation^2 / mean(totals))) / 2
}

# ---- R1 ---------------------------------------------------------------------------------------------------------
r1 <- function(s, period, method, calendar, levels) {
  year <- 12 / s$per
  b_at <- first_from(s, "2012-04") + seq_len(year) - 1
  l_at <- last_at(s, period) - year + seq_len(year)
  b <- s$counts[b_at]
  l <- s$counts[l_at]
  se <- sqrt(var(b) / year + var(l) / year)
  # Pair by name of the month.
  d <- l - b[match(position(s, l_at), position(s, b_at))]
  m <- if (levels) model_of(s, period, method, calendar, windows_of(s, period))
       else model_of(s, period, method, calendar, trend(s, period))
  counting <- sqrt((mean(b) + mean(l)) * least_dispersion(year - 1))
  se_c <- max(sd(d), counting) / sqrt(year) * m$inflation
  critical <- qt(pnorm(z), year - 1)
  lines <- function(margin) array1(c(max(0, mean(b) - margin), mean(b) + margin))
  target <- if (levels) {
    known <- known_at(s, period)
    k <- model_of(s, known, method, calendar, before_of(s, known))
    of_years <- year_variance(s, known, k)
    se_c <- sqrt(se_c^2 + of_years * (mean(b)^2 + mean(l)^2))
    error <- sqrt(k$phi * mean(b) * (1 / year + 1 / year) * k$inflation^2 + 2 * of_years * mean(b)^2)
    list(targetLines = lines(qt(pnorm(z), k$df) * error), yearToYear = sqrt(of_years))
  }
  paired <- t.test(l, b[match(position(s, l_at), position(s, b_at))], paired = TRUE)
  c(list(
    baselineTotal = sum(b), latestTotal = sum(l), difference = mean(l) - mean(b),
    percentChange = 100 * (mean(l) - mean(b)) / mean(b),
    asWritten = list(standardError = se, lines = lines(z * se)),
    calibrated = list(standardError = se_c, lines = lines(critical * se_c), t = mean(d) / se_c, critical = critical,
                      pairedT = as.numeric(paired$statistic), poissonFloor = counting > sd(d),
                      autocorrelation = m$r, inflation = m$inflation, residualPeriods = m$periods, season = m$method)
  ), target)
}

# ---- R2 ---------------------------------------------------------------------------------------------------------
target_of <- function(s, period) {
  last <- last_at(s, period)
  f <- last_at(s, "2017-03") - 12 / s$per + seq_len(12 / s$per)
  list(all = f, ahead = f[f > last], observed = sum(s$counts[f[f <= last]]))
}
r2 <- function(s, period) {
  target <- target_of(s, period)
  last <- last_at(s, period)
  year <- length(target$all)
  first <- c(last - c(12, 24, 36) / s$per + 1, first_from(s, "2012-04"))
  straight <- lapply(first, function(f) {
    i <- f:last
    fit <- lm(y ~ x, data.frame(y = s$counts[i], x = i))
    m <- length(target$ahead)
    if (m == 0) return(list(total = target$observed, lower = target$observed, upper = target$observed))
    X <- model.matrix(fit)
    F <- cbind(1, target$ahead)
    g <- colSums(F)
    total <- sum(F %*% coef(fit))
    se <- summary(fit)$sigma * sqrt(m + t(g) %*% solve(t(X) %*% X) %*% g)
    reach <- qt(0.975, length(i) - 2) * as.numeric(se)
    at_least_zero <- function(v) target$observed + max(0, v)
    list(total = at_least_zero(total), lower = at_least_zero(total - reach), upper = at_least_zero(total + reach))
  })
  names(straight) <- c("12", "24", "36", "baseline")
  list(observedTotal = target$observed, observedPeriods = year - length(target$ahead), asWritten = straight)
}

# ---- R5 ---------------------------------------------------------------------------------------------------------
r5 <- function(s, period, method, calendar) {
  last <- last_at(s, period)
  nr <- 6 / s$per
  np <- 12 / s$per
  recent <- last - nr + seq_len(nr)
  previous <- last - nr - np + seq_len(np)
  sd12 <- sd(s$counts[previous])
  centre <- mean(s$counts[previous])
  lines <- function(margin) array1(c(max(0, centre - margin), centre + margin))
  # Older periods have a level and a slope of their own; every series here has none or at least three of them.
  older <- min(previous) > 1
  m <- model_of(s, period, method, calendar, function(j) {
    years <- pmax(0, min(previous) - j) * s$per / 12
    if (older) cbind(j >= min(recent), years > 0, years) * 1 else cbind(j >= min(recent)) * 1
  })
  effect <- m$b[2]
  se <- sqrt(m$V[2, 2] * m$phi) * m$inflation
  critical <- qt(pnorm(z), m$df)
  expected <- mean(s$counts[recent]) / exp(effect)
  list(
    recentMean = mean(s$counts[recent]), previousMean = centre, standardDeviation = sd12,
    points = lines(z * sd12), mean = lines(z * sd12 / sqrt(nr)), difference = lines(z * sd12 * sqrt(1 / nr + 1 / np)),
    calibrated = list(t = as.numeric(effect) / se, degreesOfFreedom = m$df, critical = critical,
                      ratio = as.numeric(exp(effect)), dispersion = m$phi, dispersionBeforeFloor = m$rawPhi,
                      autocorrelation = m$r, inflation = m$inflation,
                      centre = as.numeric(expected),
                      lines = array1(as.numeric(expected) * exp(c(-1, 1) * critical * se)),
                      season = m$method, fittedPeriods = m$periods)
  )
}

cases <- list()
add <- function(name, period, method = "harmonics", calendar = "days", rules = c("R1", "R2", "R5"), levels = FALSE) {
  s <- series[[name]]
  case <- list(series = name, period = period, method = method, calendar = calendar, levels = levels)
  if ("R1" %in% rules) case$R1 <- r1(s, period, method, calendar, levels)
  if ("R2" %in% rules) case$R2 <- r2(s, period)
  if ("R5" %in% rules) case$R5 <- r5(s, period, method, calendar)
  cases[[length(cases) + 1]] <<- case
}
add("declining", "2014-09")
add("declining", "2014-09", calendar = "months", rules = c("R1", "R5"))
add("declining", "2014-09", "months")
add("declining", "2014-09", "none")
add("declining", "2016-09")
add("rising", "2014-09")
add("rising", "2014-09", calendar = "months", rules = c("R1", "R5"))
add("rising", "2015-03")
add("rising", "2016-09")
add("wandering", "2014-09")
add("even", "2014-09")
add("short", "2014-09", rules = "R5")
add("bare", "2014-09", rules = "R5")
add("quarterly", "2014-09", rules = c("R1", "R5"))
add("quarterly", "2014-09", calendar = "months", rules = c("R1", "R5"))
for (method in c("harmonics", "none")) add("declining", "2014-09", method, rules = "R1", levels = TRUE)
add("declining", "2016-09", rules = "R1", levels = TRUE)
add("rising", "2014-09", rules = "R1", levels = TRUE)
add("rising", "2014-03", rules = "R1", levels = TRUE)
add("wandering", "2014-09", calendar = "months", rules = "R1", levels = TRUE)
add("even", "2014-09", rules = "R1", levels = TRUE)
add("short", "2014-09", rules = "R1", levels = TRUE)
add("quarterly", "2014-09", rules = "R1", levels = TRUE)
for (period in c("2014-03", "2015-03")) add("yearly", period, rules = "R1", levels = TRUE)
add("quarteryears", "2014-09", rules = "R1", levels = TRUE)

# ---- R4: totals and populations (or percentages) of a force and its seven peers ----------------------------------
group <- list(
  total = c(60260, 55231, 71402, 48990, 64200, 39875, 83111, 52744),
  population = c(1032000, 871000, 1134000, 905000, 1210000, 628000, 1290000, 998000)
)
rate <- 1000 * group$total / group$population
percent <- c(80.6, 84.1, 82.5, 86.0, 83.2, 81.9, 85.4, 84.7)
base <- c(450, 900, 750, 820, 640, 700, 910, 1000)
# v: variances by chance of the peers; own: that of the force. What chance explains of the peers' spread is not counted twice.
# The second method.
prediction <- function(peers, v, own) {
  between <- max(0, var(peers) - mean(v))
  critical <- if (between > 0) qt(pnorm(z), length(peers) - 1) else z
  margin <- critical * sqrt(between * (1 + 1 / length(peers)) + mean(v) / length(peers) + own)
  list(mean = mean(peers), standardDeviation = sd(peers), critical = critical,
       lines = array1(c(mean(peers) - margin, mean(peers) + margin)))
}
# The third: R's own quadrature over all variances between forces that there could be, each found by bisection.
# below(f): f(between), averaged over them.
possible <- function(peers, v, own) {
  p <- length(peers)
  q <- function(b) {
    w <- 1 / (v + b)
    sum(w * (peers - sum(w * peers) / sum(w))^2)
  }
  at <- function(k) {
    if (q(0) <= k) return(0)
    uniroot(function(b) q(b) - k, c(0, sum((peers - mean(peers))^2) / k), tol = 1e-14)$root
  }
  counts <- if (q(0) <= p - 1) 1 - min(1, own / mean(v))^2 else 1
  none <- pchisq(q(0), p - 1, lower.tail = FALSE)
  average <- function(f) {
    some <- integrate(function(ks) vapply(ks, function(k) dchisq(k, p - 1) * f(at(k)), 0),
                      0, min(q(0), qchisq(1e-13, p - 1, lower.tail = FALSE)), rel.tol = 1e-11, subdivisions = 1000)$value
    (none * f(0) + counts * some) / (none + counts * (1 - none))
  }
  list(average = average, none = none / (none + counts * (1 - none)), paule_mandel = at(p - 1))
}
weighed <- function(peers, v, own, mine, share = rep(1 / length(peers), length(peers))) {
  over <- possible(peers, v, own)
  within <- function(d) over$average(function(b) pnorm(d / sqrt(b + own + sum(share^2 * (b + v)))))
  margin <- uniroot(function(d) within(d) - pnorm(z), c(0, 20 * (sd(peers) + sqrt(own))), tol = 1e-12)$root
  list(lines = array1(sum(share * peers) + c(-1, 1) * margin), between = over$paule_mandel, noDifference = over$none,
       asFar = 2 * (1 - within(abs(mine - sum(share * peers)))))
}
# Counting lines of the third method: the count of a force of n, whose rate r is known from its peers, N in all.
counted <- function(peers, v, own, r, n, N) {
  over <- possible(peers, v, own)
  at_most <- function(k) over$average(function(b) {
    pnbinom(k, size = r^2 / (b * (1 + 1 / length(peers)) + r / N), mu = r * n)
  })
  k <- 0:300
  p <- vapply(k, at_most, 0)
  array1(c(k[which(p >= pnorm(-z))[1]], k[which(p >= pnorm(z))[1]]))
}
around <- function(centre, s) list(mean = centre, standardDeviation = s, lines = array1(centre + c(-1, 1) * z * s))
# Exact distribution of the first force's rank among independent normal figures: integrate over its own figure; the
# number of forces ahead of it is then a sum of independent yes/no variables.
rank_distribution <- function(value, se, lower_is_better) {
  at <- function(x) {
    ahead <- pnorm((x - value[-1]) / se[-1], lower.tail = lower_is_better)
    p <- 1
    for (a in ahead) p <- c(p * (1 - a), 0) + c(0, p * a)
    p
  }
  vapply(seq_along(value), function(k) {
    integrate(function(xs) vapply(xs, function(x) at(x)[k] * dnorm(x, value[1], se[1]), 0),
              value[1] - 9 * se[1], value[1] + 9 * se[1], rel.tol = 1e-10)$value
  }, 0)
}
# Counting, at the rate of the peers together, with half an offence as Jeffreys has it.
counting <- 1000 * 1000 * (sum(group$total[-1]) + 0.5) / sum(group$population[-1]) / group$population
# Sampling, at the percentage of the peers together, with half an answer of each kind.
sampling <- function(percent, base) {
  together <- (sum(percent[-1] / 100 * base[-1]) + 0.5) / (sum(base[-1]) + 1)
  100^2 * together * (1 - together) / base
}
# A force surer of its figure than its peers, which differ by less than chance makes them.
sure <- list(percent = c(86.9, 82.1, 84.3, 86.2, 83.3, 85.0, 81.9, 84.4), base = c(2000, 250, 300, 340, 410, 520, 620, 700))
# Offences of eight forces of so many thousand people: few, and unlike.
rare <- list(total = c(19, 2, 9, 4, 12, 3, 7, 10), thousands = c(1000, 800, 1200, 600, 1500, 500, 900, 1100))
rare_rate <- (sum(rare$total[-1]) + 0.5) / sum(rare$thousands[-1])
survey_se <- 100 * sqrt(percent / 100 * (1 - percent / 100) / base)
r4 <- list(
  rates = list(totals = group$total, populations = group$population, rates = rate,
               asWritten = around(mean(rate), sd(rate)),
               weighted = around(1000 * sum(group$total) / sum(group$population), sd(rate)),
               calibrated = prediction(rate[-1], counting[-1], counting[1]),
               weighed = weighed(rate[-1], counting[-1], counting[1], rate[1]),
               weighedByPopulation = weighed(rate[-1], counting[-1], counting[1], rate[1],
                                             group$population[-1] / sum(group$population[-1]))),
  rare = list(totals = rare$total, thousands = rare$thousands,
              counts = counted(rare$total[-1] / rare$thousands[-1], rare_rate / rare$thousands[-1],
                               rare_rate / rare$thousands[1], rare_rate, rare$thousands[1], sum(rare$thousands[-1]))),
  sure = list(percents = sure$percent, bases = sure$base,
              weighed = weighed(sure$percent[-1], sampling(sure$percent, sure$base)[-1],
                                sampling(sure$percent, sure$base)[1], sure$percent[1])),
  surveys = list(percents = percent, bases = base, standardErrors = survey_se,
                 asWritten = around(mean(percent), sd(percent)),
                 calibrated = prediction(percent[-1], survey_se[-1]^2, survey_se[1]^2),
                 weighed = weighed(percent[-1], sampling(percent, base)[-1], sampling(percent, base)[1], percent[1]),
                 rankDistribution = rank_distribution(percent, survey_se, FALSE))
)

# ---- R6: Newcombe (1998), method 10, on effective bases ----------------------------------------------------------
wilson <- function(p, n) {
  k <- qnorm(0.975)
  (2 * n * p + k^2 + c(-1, 1) * k * sqrt(k^2 + 4 * n * p * (1 - p))) / (2 * (n + k^2))
}
newcombe <- function(p1, n1, p2, n2) {
  w1 <- wilson(p1, n1)
  w2 <- wilson(p2, n2)
  d <- p1 - p2
  array1(100 * c(d - sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2), d + sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2)))
}
wave <- function(before, nb, after, na, deff) {
  list(baseline = before, baselineBase = nb, latest = after, latestBase = na, designEffect = deff,
       interval = newcombe(after / 100, na / deff, before / 100, nb / deff))
}
# The wilson() above is the interval of prop.test without its correction: fail loudly when it is not.
stopifnot(all.equal(wilson(0.8, 70), as.numeric(prop.test(56, 70, correct = FALSE)$conf.int)))
r6 <- list(
  wave(82.9, 600, 80.6, 600, 1), wave(82.9, 2100, 80.6, 2100, 1), wave(82.9, 2230, 80.6, 2230, 1),
  wave(82.9, 2230, 80.6, 2230, 1.5), wave(75.3, 1000, 82.7, 1000, 1), wave(75.3, 1000, 82.7, 1000, 1.3)
)

cat(json(list(
  note = "Made by rules.R beside it. Series are made up; counts are input, everything else is expected output.",
  series = lapply(series, function(s) list(start = s$start, monthsPerPeriod = s$per, counts = s$counts)),
  cases = cases, R4 = r4, R6 = r6
)), "\n", sep = "")
