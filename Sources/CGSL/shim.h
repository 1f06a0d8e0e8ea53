/* What Ringside uses of the GNU Scientific Library. */
#ifndef RINGSIDE_CGSL_SHIM_H
#define RINGSIDE_CGSL_SHIM_H

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_min.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf.h>
#include <gsl/gsl_version.h>

/* GSL's constants of types are mutable globals, which Swift refuses to read. */
static inline const gsl_qrng_type *ringside_sobol(void) { return gsl_qrng_sobol; }
static inline const gsl_multimin_fminimizer_type *ringside_simplex(void) {
  return gsl_multimin_fminimizer_nmsimplex2;
}

/* The whole part of a number that is known to fit: Swift's own conversion asks for that three times over. */
static inline long ringside_whole(double number) { return (long)number; }

#endif
