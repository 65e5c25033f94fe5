// SQLite's own file system, with the fail-points of the journal's file in it.

#ifndef INTAKE_TESTS_FAULT_FAIL_VFS_H_
#define INTAKE_TESTS_FAULT_FAIL_VFS_H_

#include "tests/fault/fail_points.h"

namespace intake::testing {

// The name to open SQLite files by. Once in a process; `points` outlives it.
const char* RegisterFailVfs(FailPoints& points);

}  // namespace intake::testing

#endif  // INTAKE_TESTS_FAULT_FAIL_VFS_H_
