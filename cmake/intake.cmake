# The helpers that every CMakeLists.txt of the project is written with:
#
#   intake_library(NAME SOURCES ... DEPS ... [PRIVATE_DEPS ...] [PCH headers])
#   intake_program(NAME SOURCES ... DEPS ...)
#   intake_test(NAME SOURCES ... DEPS ... [LABELS ...] [TIMEOUT seconds]
#               [SHARDS n])
#   intake_script_test(NAME SCRIPT file [LABELS ...] [TIMEOUT seconds])
#   intake_fuzzer(NAME SOURCES ... DEPS ... CORPUS folder)
#   intake_embed(OUT FUNCTION namespace::Function FILES ...)
#
# A library `core_base` is linked by its alias `intake::core_base`.

include_guard(GLOBAL)

add_library(intake_options INTERFACE)
target_compile_features(intake_options INTERFACE cxx_std_20)
target_include_directories(intake_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(intake_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow
  -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Werror
  $<$<CXX_COMPILER_ID:Clang>:-Wthread-safety>
  # g++ 12 warns of these inside the standard library's and Abseil's own
  # templates once they are inlined into ours; clang keeps watching.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-restrict>
  # Designated initialisers with defaults left to the class are the house style.
  -Wno-missing-field-initializers)

# In seconds. Only ends what hangs: with five tests side by side on two processors the
# longest took a third of it.
set(INTAKE_TEST_TIMEOUT 900)

# Under the thread sanitizer every program takes in tests/support/tsan_mutex.cc.
set(INTAKE_SANITIZER_OBJECTS)
set(INTAKE_SANITIZER_DEPS)
set(INTAKE_TEST_ENVIRONMENT)
if(INTAKE_SANITIZE)
  # Sanitizers make programs several times slower: what is random is tried less
  # often there.
  set(INTAKE_TEST_ENVIRONMENT
      INTAKE_CRASH_SEEDS=200 INTAKE_DAMAGE_SEEDS=15 INTAKE_KILL_RESTARTS=60
      INTAKE_SIMULATION_SEEDS=1000)
endif()
if(INTAKE_SANITIZE STREQUAL "thread")
  add_library(intake_tsan_mutex OBJECT
              "${PROJECT_SOURCE_DIR}/tests/support/tsan_mutex.cc")
  set(INTAKE_SANITIZER_OBJECTS $<TARGET_OBJECTS:intake_tsan_mutex>)
  set(INTAKE_SANITIZER_DEPS absl::synchronization)
  list(APPEND INTAKE_TEST_ENVIRONMENT
      "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/tsan_suppressions.txt")
  foreach(name
      _ZN4absl7debian35Mutex4LockEv
      _ZN4absl7debian35Mutex10ReaderLockEv
      _ZN4absl7debian35Mutex6UnlockEv
      _ZN4absl7debian35Mutex12ReaderUnlockEv
      _ZN4absl7debian35Mutex5AwaitERKNS0_9ConditionE
      _ZN4absl7debian35Mutex16AwaitWithTimeoutERKNS0_9ConditionENS0_8DurationE
      _ZN4absl7debian37CondVar4WaitEPNS0_5MutexE
      _ZN4absl7debian37CondVar15WaitWithTimeoutEPNS0_5MutexENS0_8DurationE
      _ZN4absl7debian312Notification6NotifyEv
      _ZNK4absl7debian312Notification19WaitForNotificationEv)
    add_link_options("LINKER:--wrap=${name}")
  endforeach()
endif()

function(intake_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS;PRIVATE_DEPS;PCH" ${ARGN})
  if(ARG_SOURCES)
    add_library(intake_${name} STATIC ${ARG_SOURCES})
    target_link_libraries(intake_${name} PUBLIC ${ARG_DEPS}
                          PRIVATE intake_options ${ARG_PRIVATE_DEPS})
    target_include_directories(intake_${name} PUBLIC "${PROJECT_SOURCE_DIR}")
    if(ARG_PCH)
      target_precompile_headers(intake_${name} PRIVATE ${ARG_PCH})
    endif()
  else()
    add_library(intake_${name} INTERFACE)
    target_link_libraries(intake_${name} INTERFACE ${ARG_DEPS})
    target_include_directories(intake_${name} INTERFACE "${PROJECT_SOURCE_DIR}")
  endif()
  add_library(intake::${name} ALIAS intake_${name})
endfunction()

function(intake_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES} ${INTAKE_SANITIZER_OBJECTS})
  target_link_libraries(${name} PRIVATE intake_options ${ARG_DEPS})
  set_target_properties(${name} PROPERTIES
                        RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
endfunction()

# With SHARDS, so many runs of the program share its tests, side by side. One that
# is ALONE compares paces or times and has no other test beside it.
function(intake_test name)
  cmake_parse_arguments(ARG "ALONE" "SHARDS" "SOURCES;DEPS;LABELS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES} ${INTAKE_SANITIZER_OBJECTS})
  target_link_libraries(${name} PRIVATE intake_options ${ARG_DEPS}
                        ${INTAKE_SANITIZER_DEPS}
                        GTest::gmock GTest::gtest_main)
  if(NOT ARG_SHARDS)
    set(ARG_SHARDS 1)
  endif()
  foreach(shard RANGE 1 ${ARG_SHARDS})
    set(test ${INTAKE_TEST_PREFIX}${name})
    set(environment ${INTAKE_TEST_ENVIRONMENT})
    if(ARG_SHARDS GREATER 1)
      string(APPEND test "_${shard}")
      math(EXPR index "${shard} - 1")
      list(APPEND environment "GTEST_TOTAL_SHARDS=${ARG_SHARDS}"
                              "GTEST_SHARD_INDEX=${index}")
    endif()
    add_test(NAME ${test} COMMAND ${name}
             WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
    set_tests_properties(${test} PROPERTIES
                         LABELS "${ARG_LABELS}" TIMEOUT ${INTAKE_TEST_TIMEOUT}
                         RUN_SERIAL ${ARG_ALONE}
                         ENVIRONMENT "${environment}")
  endforeach()
endfunction()

# The script is given the folder of the programs.
function(intake_script_test name)
  cmake_parse_arguments(ARG "" "SCRIPT" "LABELS" ${ARGN})
  add_test(NAME ${INTAKE_TEST_PREFIX}${name}
           COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/${ARG_SCRIPT}"
                   "${PROJECT_BINARY_DIR}/bin"
           WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
  set_tests_properties(${INTAKE_TEST_PREFIX}${name} PROPERTIES
                       LABELS "${ARG_LABELS}" TIMEOUT ${INTAKE_TEST_TIMEOUT}
                       ENVIRONMENT "${INTAKE_TEST_ENVIRONMENT}")
endfunction()

# A fuzz target is built by clang only. As a test it runs its seed corpus and
# then a bounded number of mutations from a fixed seed.
function(intake_fuzzer name)
  cmake_parse_arguments(ARG "" "CORPUS;RUNS" "SOURCES;DEPS" ${ARGN})
  if(NOT INTAKE_FUZZ)
    return()
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_compile_options(${name} PRIVATE -fsanitize=fuzzer)
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  target_link_libraries(${name} PRIVATE intake_options ${ARG_DEPS})
  if(NOT ARG_RUNS)
    set(ARG_RUNS 20000)
  endif()
  set(scratch "${CMAKE_CURRENT_BINARY_DIR}/${name}.corpus")
  file(MAKE_DIRECTORY "${scratch}")
  add_test(NAME ${INTAKE_TEST_PREFIX}${name}
           COMMAND ${name} -runs=${ARG_RUNS} -seed=1 -max_len=4096
                   -artifact_prefix=${scratch}- "${scratch}" "${ARG_CORPUS}")
  set_tests_properties(${INTAKE_TEST_PREFIX}${name} PROPERTIES
                       LABELS fuzz TIMEOUT ${INTAKE_TEST_TIMEOUT})
endfunction()

# Makes files part of a program: sets `out` to a source that defines
# `absl::Span<const intake::web::EmbeddedFile> <function>()`.
function(intake_embed out)
  cmake_parse_arguments(ARG "" "FUNCTION" "FILES" ${ARGN})
  string(REGEX MATCH "^(.*)::([A-Za-z]+)$" matched "${ARG_FUNCTION}")
  set(EMBED_NAMESPACE "${CMAKE_MATCH_1}")
  set(EMBED_FUNCTION "${CMAKE_MATCH_2}")
  set(EMBED_ENTRIES)
  foreach(file IN LISTS ARG_FILES)
    set(path "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
    get_filename_component(name "${file}" NAME)
    file(READ "${path}" content)
    string(APPEND EMBED_ENTRIES
           "    {\"${name}\", R\"embedded(${content})embedded\"},\n")
  endforeach()
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${EMBED_FUNCTION}.cc")
  configure_file("${PROJECT_SOURCE_DIR}/cmake/embedded.cc.in" "${source}" @ONLY)
  set(${out} "${source}" PARENT_SCOPE)
endfunction()
