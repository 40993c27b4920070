file(READ ${IN} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
string(REGEX REPLACE "(([^,]*,){24})" "\\1\n" bytes "${bytes}")
file(WRITE ${OUT} "#include \"embedded.h\"\nconst char mm_embedded_${NAME}[] = {\n${bytes}0};\n"
  "const size_t mm_embedded_${NAME}_size = sizeof mm_embedded_${NAME} - 1;\n")
