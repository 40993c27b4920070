# mm_embed(<target> <dir>): every file under <dir> becomes a constant
#   extern const char mm_embedded_<name>[];   (NUL-terminated)
#   extern const size_t mm_embedded_<name>_size;
# where <name> is the file name with other characters than [A-Za-z0-9] as '_'.
# The declarations are in the generated embedded.h.
set(MM_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/EmbedFile.cmake)
function(mm_embed target dir)
  set(root ${CMAKE_CURRENT_SOURCE_DIR}/${dir})
  file(GLOB files RELATIVE ${root} CONFIGURE_DEPENDS ${root}/*)
  list(SORT files)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded/${target})
  set(declarations "")
  foreach(f IN LISTS files)
    string(REGEX REPLACE "[^A-Za-z0-9]" "_" name ${f})
    add_custom_command(OUTPUT ${out}/${name}.c
      COMMAND ${CMAKE_COMMAND} -DIN=${root}/${f} -DOUT=${out}/${name}.c -DNAME=${name}
              -P ${MM_EMBED_SCRIPT}
      DEPENDS ${root}/${f} ${MM_EMBED_SCRIPT} VERBATIM)
    target_sources(${target} PRIVATE ${out}/${name}.c)
    string(APPEND declarations
      "extern const char mm_embedded_${name}[];\nextern const size_t mm_embedded_${name}_size;\n")
  endforeach()
  file(CONFIGURE OUTPUT ${out}/embedded.h @ONLY CONTENT
"/* Generated from ${dir}/. Do not edit. */
#ifndef MM_EMBEDDED_H
#define MM_EMBEDDED_H
#include <stddef.h>
@declarations@
#endif
")
  target_include_directories(${target} PRIVATE ${out})
endfunction()
